//HintName: Reading.AsyncThread.g.cs
partial struct Reading
{
    public global::Curio.Coro<global::Curio.AsyncThread<int>> SpawnTwice(int self, bool daemon = false)
    {
        var self_ = this;
        return global::Curio.AsyncThread.Spawn<int>(() => self_.Twice(self), daemon, "Reading.Twice");
    }

    public async global::Curio.Coro<int> TwiceAsync(int self)
#pragma warning disable
#line 5 "File0.cs"
                                                                                      => await Later.Value(value) * self;
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
