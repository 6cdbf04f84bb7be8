using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Curio.Diagnostics;

/// <summary>
/// Reads the code of a state machine's <c>MoveNext</c> for the places at which it stores a new state. One pass, no flow analysis: the
/// compiler loads the number as a constant and stores it a moment later.
/// </summary>
/// <remarks>
/// The PDB has a table of suspensions, too (AsyncMethodSteppingInformation), but it does not say which state each belongs to. Counting
/// is wrong: an <c>await</c> that can never be reached has a number and no entry, which shifts all that follow, and the <c>yield</c>s
/// of async iterators are not in it at all.
/// </remarks>
internal sealed class SuspensionScanner
{
    private const string StateField = "<>1__state";

    // Between 0 and this the compiler's numbers are not suspensions: running, finished, not begun.
    private const int LastReserved = -3;

    private readonly MetadataReader _metadata;
    private readonly List<Suspension> _found = [];
    private readonly Dictionary<(ILOpCode Kind, int Which), int> _stores = [];
    private int? _constant;
    private (ILOpCode Kind, int Which) _loaded;
    private (int Call, int Acquired)? _disposal;

    private SuspensionScanner(MetadataReader metadata) => _metadata = metadata;

    /// <summary>Finds every suspension in a method's code, in the order of the code.</summary>
    public static List<Suspension> Scan(MetadataReader metadata, BlobReader code)
    {
        SuspensionScanner scanner = new(metadata);
        while (code.RemainingBytes > 0)
        {
            scanner.Visit(Instruction.Read(ref code));
        }

        return scanner._found;
    }

    private void Visit(Instruction instruction)
    {
        int? constant = _constant;
        _constant = null;
        switch (instruction.OpCode)
        {
            case ILOpCode.Ldc_i4:
                _constant = instruction.Operand;
                break;
            case ILOpCode.Dup:
                _constant = constant;
                break;
            case ILOpCode.Stloc:
                // A copy of the state goes into a local on its way to the field.
                _constant = constant;
                _stores[(ILOpCode.Ldloc, instruction.Operand)] = instruction.Offset;
                break;
            case ILOpCode.Stfld:
                VisitStore(instruction, constant);
                break;
            case ILOpCode.Ldloc or ILOpCode.Ldloca:
                _loaded = (ILOpCode.Ldloc, instruction.Operand);
                break;
            case ILOpCode.Ldfld or ILOpCode.Ldflda:
                _loaded = (ILOpCode.Ldfld, instruction.Operand);
                break;
            case ILOpCode.Call or ILOpCode.Callvirt:
                VisitCall(instruction);
                break;
            default:
                break;
        }
    }

    private void VisitStore(Instruction instruction, int? constant)
    {
        if (!IsNamed(instruction.Operand, StateField))
        {
            _stores[(ILOpCode.Ldfld, instruction.Operand)] = instruction.Offset;
        }
        else if (constant is { } state and (>= 0 or < LastReserved))
        {
            _found.Add(new Suspension(state, instruction.Offset, _disposal?.Call, _disposal?.Acquired ?? 0));
            _disposal = null;
        }
    }

    private void VisitCall(Instruction instruction)
    {
        // Whatever was loaded last is what the method is called on: it takes no arguments.
        if (IsNamed(instruction.Operand, nameof(IAsyncDisposable.DisposeAsync)))
        {
            _disposal = _stores.TryGetValue(_loaded, out int acquired) ? (instruction.Offset, acquired) : null;
        }
    }

    private bool IsNamed(int token, string name)
    {
        EntityHandle handle = MetadataTokens.EntityHandle(token);
        StringHandle found = handle.Kind switch
        {
            HandleKind.FieldDefinition => _metadata.GetFieldDefinition((FieldDefinitionHandle)handle).Name,
            HandleKind.MethodDefinition => _metadata.GetMethodDefinition((MethodDefinitionHandle)handle).Name,
            HandleKind.MemberReference => _metadata.GetMemberReference((MemberReferenceHandle)handle).Name,
            _ => default,
        };
        return !found.IsNil && _metadata.StringComparer.Equals(found, name);
    }
}
