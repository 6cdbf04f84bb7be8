//HintName: Probe.AwaitShims.g.cs
partial class Probe
{
    public static int One() => global::Curio.AsyncThread.AWAIT(OneAsync());

    internal static int Two() => global::Curio.AsyncThread.AWAIT(TwoAsync());

    protected internal static int Three() => global::Curio.AsyncThread.AWAIT(ThreeAsync());

    private protected static int Four() => global::Curio.AsyncThread.AWAIT(FourAsync());

    private static int Five() => global::Curio.AsyncThread.AWAIT(FiveAsync());
}
