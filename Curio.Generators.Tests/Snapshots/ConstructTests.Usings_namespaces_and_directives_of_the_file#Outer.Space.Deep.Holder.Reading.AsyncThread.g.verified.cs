//HintName: Outer.Space.Deep.Holder.Reading.AsyncThread.g.cs
using System.Text;
using Words = System.Collections.Generic.List<string>;
using static System.Math;

namespace Outer.Space
{
    using Inner;

    namespace Deep
    {
        partial class Holder
        {
            partial record Reading
            {
                public global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnText(bool daemon = false)
                    => global::Curio.AsyncThread.Spawn<string>(() => Text(), daemon, "Holder.Reading.Text");

                public async global::Curio.Coro<string> TextAsync()
#pragma warning disable
#line 15 "File0.cs"
                {

                    Words words = new();



                    words.Add(await Tool.Make(Max(Value, 2)));



                    return new StringBuilder(words[0]).ToString();
                }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
            }
        }
    }
}
