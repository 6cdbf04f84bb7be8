namespace Curio.Tests.Queues;

public class OrderedItemsTests
{
    [Fact]
    public void Items_come_out_by_number_whatever_was_put_back_or_removed_U06()
    {
        var random = new Random(7);
        var items = new OrderedItems<string>();
        var expected = new SortedList<long, string>();
        var taken = new List<long>();
        long last = 0;
        for (int i = 0; i < 20_000; i++)
        {
            switch (random.Next(4))
            {
                case 0:
                    last++;
                    items.Add($"{last}", last);
                    expected.Add(last, $"{last}");
                    break;
                case 1 when expected.Count > 0:
                    Assert.Equal(expected.Values[0], items.TakeFirst());
                    taken.Add(expected.Keys[0]);
                    expected.RemoveAt(0);
                    break;
                case 2 when taken.Count > 0:
                    int which = random.Next(taken.Count);
                    items.Add($"{taken[which]}", taken[which]);
                    expected.Add(taken[which], $"{taken[which]}");
                    taken.RemoveAt(which);
                    break;
                case 3:
                    long number = random.NextInt64(Math.Max(1, last - 10), last + 2);
                    Assert.Equal(expected.Remove(number), items.TryRemove(number));
                    break;
            }

            Assert.Equal(expected.Count, items.Count);
        }

        foreach (string item in expected.Values)
        {
            Assert.Equal(item, items.TakeFirst());
        }
    }
}
