// Calls that block through code of one's own: each kind of edge once. H06 to H18, H90 to H92.
internal sealed class Indirect
{
    public async Coro<string> H06_a_helper(string path)
    {
        await Pause();
        return Load(path); // CURIO106
    }

    public async Coro<int> H07_a_helper_five_deep(string path)
    {
        await Pause();
        return One(path); // CURIO106
    }

    public async Coro<string> H08_a_property(Settings settings)
    {
        await Pause();
        return settings.Text; // CURIO106
    }

    public async Coro H09_a_constructor()
    {
        _ = new Slow(); // CURIO106
        await Pause();
    }

    public async Coro H10_an_initialiser_of_a_field()
    {
        _ = new SlowField(); // CURIO106
        await Pause();
    }

    public async Coro<Amount> H11_an_operator(Amount left, Amount right)
    {
        await Pause();
        return left + right; // CURIO106
    }

    public async Coro<List<string>> H12_a_lambda_that_a_query_runs(string[] paths)
    {
        await Pause();
        return paths.Select(path => Load(path)).ToList(); // CURIO106
    }

    public async Coro<string[]> H13_a_method_group_that_runs_at_once(string[] paths)
    {
        await Pause();
        return Array.ConvertAll(paths, Load); // CURIO106
    }

    public async Coro<int> H14_a_local_function(string path)
    {
        await Pause();
        return Local() + 1; // CURIO106

        int Local() => File.ReadAllBytes(path).Length;
    }

    public async Coro<int> H15_an_iterator(string path)
    {
        int length = 0;
        foreach (string line in Lines(path)) // CURIO106
        {
            length += line.Length;
        }

        await Pause();
        return length;
    }

    public async Coro<string> H16_an_interface_all_of_whose_implementations_block(IStore store)
    {
        await Pause();
        return store.Get(); // CURIO106
    }

    public async Coro<int> H17_a_virtual_method(Shape shape)
    {
        await Pause();
        return shape.Measure(); // CURIO106
    }

    public async Coro H18_dispose_at_the_end_of_a_using()
    {
        using (new Journal()) // CURIO106
        {
            await Pause();
        }
    }

    public async Coro<string> H90_to_string_in_an_interpolation(Report report)
    {
        await Pause();
        return $"The report: {report}"; // CURIO106
    }

    public async Coro<int> H91_an_indexer(Table table)
    {
        await Pause();
        return table[3]; // CURIO106
    }

    public async Coro<int> H92_recursion(int n)
    {
        await Pause();
        return Even(n) ? 1 : 0; // CURIO106
    }

    private static string Load(string path) => File.ReadAllText(path);

    private static int One(string path) => Two(path) + 1;

    private static int Two(string path)
    {
        int three = Three(path);
        return three;
    }

    private static int Three(string path) => path.Length > 3 ? Four(path) : 0;

    private static int Four(string path)
    {
        try
        {
            return Five(path);
        }
        catch (FormatException)
        {
            return 0;
        }
    }

    private static int Five(string path) => int.Parse(Load(path));

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(path);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static bool Even(int n) => n == 0 || Odd(n - 1);

    private static bool Odd(int n)
    {
        if (n < 0)
        {
            Thread.Sleep(1);
        }

        return n != 0 && Even(n - 1);
    }

    internal sealed class Settings(string path)
    {
        public string Text
        {
            get
            {
                return File.ReadAllText(path);
            }
        }
    }

    internal sealed class Slow
    {
        public Slow() => Thread.Sleep(100);
    }

    internal sealed class SlowField
    {
        private readonly string _text = File.ReadAllText("settings.txt");

        public override int GetHashCode() => _text.Length;
    }

    internal sealed record Amount(int Value)
    {
        public static Amount operator +(Amount left, Amount right)
        {
            Thread.Sleep(1);
            return new Amount(left.Value + right.Value);
        }
    }

    internal interface IStore
    {
        string Get();
    }

    internal sealed class FileStore : IStore
    {
        public string Get() => File.ReadAllText("store.txt");
    }

    internal sealed class SlowStore : IStore
    {
        public string Get()
        {
            Thread.Sleep(1000);
            return "";
        }
    }

    internal abstract class Shape
    {
        public abstract int Measure();
    }

    internal sealed class Circle : Shape
    {
        public override int Measure() => File.ReadAllBytes("circle.bin").Length;
    }

    internal sealed class Journal : IDisposable
    {
        public void Dispose() => File.AppendAllText("journal.txt", "The end.");
    }

    internal sealed class Report
    {
        public override string ToString() => File.ReadAllText("report.txt");
    }

    internal sealed class Table
    {
        public int this[int index]
        {
            get
            {
                Thread.Sleep(index);
                return index;
            }
        }
    }
}
