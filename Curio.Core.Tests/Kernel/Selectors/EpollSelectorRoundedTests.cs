using System.Runtime.Versioning;
using Curio.Tests.Contracts;

namespace Curio.Tests.Kernel.Selectors;

/// <summary>The same contract where the system lacks timeouts below a millisecond.</summary>
[SupportedOSPlatform("linux")]
public sealed class EpollSelectorRoundedTests() : SelectorContract(new EpollSelector(precise: false))
{
    [Fact]
    public void Timeouts_are_whole_milliseconds() => Assert.False(((EpollSelector)Selector).IsPrecise);
}
