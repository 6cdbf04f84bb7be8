//HintName: Extensions.AwaitShims.g.cs
partial class Extensions
{
    public static int Size(this string text, int times = 2) => global::Curio.AsyncThread.AWAIT(SizeAsync(text, times));
}
