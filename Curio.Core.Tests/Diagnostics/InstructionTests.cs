using System.Reflection.Emit;
using System.Reflection.Metadata;
using Curio.Diagnostics;

namespace Curio.Tests.Diagnostics;

public sealed class InstructionTests
{
    [Fact]
    public void Every_operand_has_the_size_that_the_base_library_gives_it()
    {
        OpCode[] all = [.. typeof(OpCodes).GetFields().Select(member => (OpCode)member.GetValue(null)!).Where(one => one != OpCodes.Switch)];
        Assert.InRange(all.Length, 200, 300);
        Assert.Equal(all.Select(one => (one.Name, Size(one))), all.Select(one => (one.Name, Instruction.OperandSize((ILOpCode)(ushort)one.Value))));

        static int Size(OpCode one) => one.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            _ => 4,
        };
    }

    [Fact]
    public void Short_forms_become_the_general_one()
    {
        Assert.Equal(
            [
                new(0, ILOpCode.Ldc_i4, -1),
                new(1, ILOpCode.Ldc_i4, 8),
                new(2, ILOpCode.Ldc_i4, -4),
                new(4, ILOpCode.Ldc_i4, 1000),
                new(9, ILOpCode.Ldloc, 3),
                new(10, ILOpCode.Stloc, 2),
                new(11, ILOpCode.Ldloc, 200),
                new(13, ILOpCode.Ldloca, 7),
                new(15, ILOpCode.Stloc, 9),
                new(17, ILOpCode.Ldloc, 300),
                new(21, ILOpCode.Switch, 0),
                new(34, ILOpCode.Ldc_i8, 0),
                new(43, ILOpCode.Ret, 0),
            ],
            Read([
                0x15, 0x1E, 0x1F, 0xFC, 0x20, 0xE8, 3, 0, 0, 0x09, 0x0C, 0x11, 200, 0x12, 7, 0x13, 9, 0xFE, 0x0C, 44, 1,
                0x45, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0x21, 1, 2, 3, 4, 5, 6, 7, 8, 0x2A,
            ]));
    }

    [Theory]
    [InlineData(0x20, 1, 2)]
    [InlineData(0x21, 1, 2)]
    [InlineData(0x45, 255, 255, 255, 127)]
    [InlineData(0x45, 9, 0, 0, 0)]
    [InlineData(0x45, 255, 255, 255, 255)]
    [InlineData(0xFE)]
    public void Code_that_ends_too_soon_is_refused(params int[] bytes) =>
        Assert.ThrowsAny<Exception>(() => Read([.. bytes.Select(value => (byte)value)]));

    private static unsafe List<Instruction> Read(byte[] bytes)
    {
        fixed (byte* pointer = bytes)
        {
            BlobReader reader = new(pointer, bytes.Length);
            List<Instruction> found = [];
            while (reader.RemainingBytes > 0)
            {
                found.Add(Instruction.Read(ref reader));
            }

            return found;
        }
    }
}
