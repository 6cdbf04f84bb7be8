//HintName: A.event.C.Outer{T}.Middle{U}.struct.AwaitShims.g.cs
namespace A.@event.C;

partial class Outer<T>
{
    partial record Middle<U>
    {
        partial record struct @struct
        {
            public (T, U) @class() => global::Curio.AsyncThread.AWAIT(classAsync());
        }
    }
}
