//HintName: A.event.C.Outer{T}.Middle{U}.Plain.AwaitShims.g.cs
namespace A.@event.C;

partial class Outer<T>
{
    partial record Middle<U>
    {
        partial struct Plain
        {
            public readonly int Read() => global::Curio.AsyncThread.AWAIT(ReadAsync());

            public int Write() => global::Curio.AsyncThread.AWAIT(WriteAsync());
        }
    }
}
