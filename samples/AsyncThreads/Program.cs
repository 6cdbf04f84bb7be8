using Curio;
using Curio.Samples.AsyncThreads;

string?[] orders = ["soup", "bread", "cheese", "coffee", null];

Console.WriteLine("A plain thread:");
Console.WriteLine($"  {OnThread(orders)} served");

Console.WriteLine("An async thread:");
Console.WriteLine($"  {Coro.Run(OnAsyncThread(orders))} served");

Console.WriteLine("A task:");
Console.WriteLine($"  {Coro.Run(AsTask(orders))} served");

static int OnThread(string?[] orders)
{
    using var queue = new UniversalQueue<string?>(maxSize: 2);
    int served = 0;
    var kitchen = new Thread(() => served = Kitchen.Serve(queue, Console.Out));
    kitchen.Start();
    foreach (string? order in orders)
    {
        queue.Put(order);
    }

    kitchen.Join();
    return served;
}

static async Coro<int> OnAsyncThread(string?[] orders)
{
    using var queue = new UniversalQueue<string?>(maxSize: 2);
    AsyncThread<int> kitchen = await Kitchen.SpawnServe(queue, Console.Out);
    await PutAll(queue, orders);
    return await kitchen.JoinAsync();
}

static async Coro<int> AsTask(string?[] orders)
{
    using var queue = new UniversalQueue<string?>(maxSize: 2);
    CurioTask<int> kitchen = await Coro.Spawn(Kitchen.ServeAsync(queue, Console.Out));
    await PutAll(queue, orders);
    return await kitchen.JoinAsync();
}

static async Coro PutAll(UniversalQueue<string?> queue, string?[] orders)
{
    foreach (string? order in orders)
    {
        await queue.PutAsync(order);
    }
}
