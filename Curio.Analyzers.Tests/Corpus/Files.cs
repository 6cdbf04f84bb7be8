// Direct blocking calls: files, with and without a counterpart that is called Async. H19 to H24, H82, H93, H94, H97, H98.
internal sealed class Files
{
    public async Coro<string> H19_read_a_whole_file(string path)
    {
        await Pause();
        return File.ReadAllText(path); // CURIO102
    }

    public async Coro H20_open_to_read(string path)
    {
        await using FileStream file = File.OpenRead(path); // CURIO102
        await Pause();
    }

    public async Coro H21_open_by_constructor(string path)
    {
        await using var file = new FileStream(path, FileMode.Open); // CURIO102
        await Pause();
    }

    public async Coro H22_a_reader_by_path(string path)
    {
        using var reader = new StreamReader(path); // CURIO102
        await Pause();
    }

    public async Coro H23_write_a_whole_file(string path, byte[] data)
    {
        File.WriteAllBytes(path, data); // CURIO102
        await Pause();
    }

    public async Coro<int> H24_read_from_a_file_stream(FileStream file, byte[] buffer)
    {
        await Pause();
        return file.Read(buffer, 0, buffer.Length); // CURIO102
    }

    public async Coro H25_delete_a_tree(string path)
    {
        Directory.Delete(path, recursive: true); // CURIO102
        await Pause();
    }

    public async Coro<int> H26_list_a_tree(string path)
    {
        await Pause();
        return Directory.GetFiles(path, "*", SearchOption.AllDirectories).Length; // CURIO102
    }

    public async Coro H82_a_file_that_is_disposed_in_place(string path)
    {
        using (File.OpenRead(path)) // CURIO102
        {
            await Pause();
        }
    }

    public async Coro<string[]> H93_all_lines(FileInfo file)
    {
        await Pause();
        return File.ReadAllLines(file.FullName); // CURIO102
    }

    public async Coro H94_copy_from_one_stream_to_another(Stream from, Stream to)
    {
        from.CopyTo(to); // CURIO103
        await Pause();
    }

    public async Coro<string> H97_read_to_the_end(StreamReader reader)
    {
        await Pause();
        return reader.ReadToEnd(); // CURIO103
    }

    public async Coro<int[]?> H98_json_from_a_stream(Stream stream)
    {
        await Pause();
        return System.Text.Json.JsonSerializer.Deserialize<int[]>(stream); // CURIO103
    }
}
