namespace Curio.Tests.Cancellation;

/// <summary>The runtime and the reference model must tell the same of random nests of scopes, shields, sleeps and cancels.</summary>
public class CancellationModelTests
{
    private const int ProgramsATest = 500;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_programs_do_what_the_rules_say(int part)
    {
        for (int seed = part * ProgramsATest; seed < (part + 1) * ProgramsATest; seed++)
        {
            ModelProgram program = ModelGenerator.Generate(seed);
            string[] expected = [.. ReferenceModel.Run(program)];
            string[] actual = [.. ModelRunner.Run(program)];
            if (!expected.SequenceEqual(actual))
            {
                Assert.Fail($"{program}\nexpected:\n  {string.Join("\n  ", expected)}\nactual:\n  {string.Join("\n  ", actual)}");
            }
        }
    }

    [Fact]
    public void The_programs_show_every_outcome_and_nest_deep_enough()
    {
        string[] events = [.. Enumerable.Range(0, ProgramsATest * 4).SelectMany(static seed =>
            ReferenceModel.Run(ModelGenerator.Generate(seed)))];
        string[] kinds = ["Timeout", "TimeoutCancellation", "Uncaught", "Cancelled", "Failure"];
        string[] seen =
        [
            .. kinds.Select(static kind => $": caught {kind},"),
            .. kinds.Where(static kind => kind != "TimeoutCancellation").Select(static kind => $": end: {kind},"),
            ": slept,",
            ": unshielded,",
            ": ignored,",
            ": in time,",
            ": pending Timeout,",
            ": pending Cancelled,",
            ", 2 warnings",
        ];
        foreach (string what in seen)
        {
            int count = events.Count(happened => happened.Contains(what, StringComparison.Ordinal));
            Assert.True(count >= 10, $"{count} times '{what}'");
        }
    }
}
