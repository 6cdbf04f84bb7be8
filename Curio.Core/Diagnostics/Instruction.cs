using System.Reflection.Metadata;

namespace Curio.Diagnostics;

/// <summary>One instruction of a method's code, with short forms turned into the general one.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="OpCode">What it does; <c>ldc.i4</c>, <c>ldloc</c> and <c>stloc</c> stand for their short forms, too.</param>
/// <param name="Operand">A constant, the number of a local, or a token; zero where there is none that matters here.</param>
internal readonly record struct Instruction(int Offset, ILOpCode OpCode, int Operand)
{
    private const byte TwoByteCodes = 0xFE;

    /// <summary>Reads one instruction and moves behind it.</summary>
    /// <exception cref="BadImageFormatException">The code ends within it.</exception>
    public static Instruction Read(ref BlobReader code)
    {
        int offset = code.Offset;
        int value = code.ReadByte();
        ILOpCode opCode = (ILOpCode)(value == TwoByteCodes ? (value << 8) | code.ReadByte() : value);
        switch (opCode)
        {
            case >= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_i4_8:
                return new(offset, ILOpCode.Ldc_i4, (int)opCode - (int)ILOpCode.Ldc_i4_0);
            case ILOpCode.Ldc_i4_s:
                return new(offset, ILOpCode.Ldc_i4, code.ReadSByte());
            case >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3:
                return new(offset, ILOpCode.Ldloc, (int)opCode - (int)ILOpCode.Ldloc_0);
            case >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3:
                return new(offset, ILOpCode.Stloc, (int)opCode - (int)ILOpCode.Stloc_0);
            case ILOpCode.Ldloc_s:
                return new(offset, ILOpCode.Ldloc, code.ReadByte());
            case ILOpCode.Ldloca_s:
                return new(offset, ILOpCode.Ldloca, code.ReadByte());
            case ILOpCode.Stloc_s:
                return new(offset, ILOpCode.Stloc, code.ReadByte());
            case ILOpCode.Ldloc or ILOpCode.Ldloca or ILOpCode.Stloc:
                return new(offset, opCode, code.ReadUInt16());
            case ILOpCode.Switch:
                Skip(ref code, checked(code.ReadInt32() * sizeof(int)));
                return new(offset, opCode, 0);
            default:
                return new(offset, opCode, ReadOperand(ref code, OperandSize(opCode)));
        }
    }

    /// <summary>How many bytes follow an instruction, by the tables of ECMA-335 part III; not for <c>switch</c>, whose size varies.</summary>
    public static int OperandSize(ILOpCode opCode) => opCode switch
    {
        >= ILOpCode.Ldarg_s and <= ILOpCode.Stloc_s => sizeof(byte),
        ILOpCode.Ldc_i4_s or ILOpCode.Leave_s or ILOpCode.Unaligned or NoPrefix => sizeof(byte),
        >= ILOpCode.Br_s and <= ILOpCode.Blt_un_s => sizeof(byte),
        >= ILOpCode.Ldarg and <= ILOpCode.Stloc => sizeof(ushort),
        ILOpCode.Ldc_i8 or ILOpCode.Ldc_r8 => sizeof(long),
        ILOpCode.Ldc_i4 or ILOpCode.Ldc_r4 or ILOpCode.Leave => sizeof(int),
        >= ILOpCode.Br and <= ILOpCode.Blt_un => sizeof(int),
        _ => HasToken(opCode) ? sizeof(int) : 0,
    };

    // Defined by the standard, unknown to the enumeration.
    private const ILOpCode NoPrefix = (ILOpCode)0xFE19;

    private static bool HasToken(ILOpCode opCode) => opCode
        is ILOpCode.Jmp or ILOpCode.Call or ILOpCode.Calli
        or (>= ILOpCode.Callvirt and <= ILOpCode.Isinst)
        or ILOpCode.Unbox
        or (>= ILOpCode.Ldfld and <= ILOpCode.Stobj)
        or ILOpCode.Box or ILOpCode.Newarr or ILOpCode.Ldelema
        or (>= ILOpCode.Ldelem and <= ILOpCode.Unbox_any)
        or ILOpCode.Refanyval or ILOpCode.Mkrefany or ILOpCode.Ldtoken
        or ILOpCode.Ldftn or ILOpCode.Ldvirtftn
        or ILOpCode.Initobj or ILOpCode.Constrained or ILOpCode.Sizeof;

    private static int ReadOperand(ref BlobReader code, int size)
    {
        if (size == sizeof(int))
        {
            return code.ReadInt32();
        }

        Skip(ref code, size);
        return 0;
    }

    private static void Skip(ref BlobReader code, int bytes)
    {
        if (bytes < 0 || bytes > code.RemainingBytes)
        {
            throw new BadImageFormatException("The code ends within an instruction.");
        }

        code.Offset += bytes;
    }
}
