//HintName: A.event.C.Outer{T}.Narrow.AwaitShims.g.cs
namespace A.@event.C;

partial class Outer<T>
{
    partial struct Narrow
    {
        public int One() => global::Curio.AsyncThread.AWAIT(OneAsync());
    }
}
