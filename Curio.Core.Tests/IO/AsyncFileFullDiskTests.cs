using Curio.Tests.Coroutines;

namespace Curio.Tests.IO;

/// <summary>A disk that has room for a part of what is written.</summary>
public class AsyncFileFullDiskTests : FileTest
{
    // The number that Linux gives to "no space left on device".
    private const int NoSpace = 28;

    [Fact]
    public void A_disk_that_becomes_full_fails_the_write_and_what_fits_can_be_written_later_F05()
    {
        using SmallDisk? disk = SmallDisk.TryMount(PathOf("disk"));

        // Who may not mount has a device that is always full: nothing fits there, and it forgets what is written.
        string path = disk is null ? "/dev/full" : PathOf("disk/data");
        Run(async () =>
        {
            await using (AsyncFile file = await AsyncFile.OpenAsync(path, disk is null ? FileMode.Open : FileMode.CreateNew, FileAccess.ReadWrite))
            {
                long start = disk is null ? 0 : await Fill(file);
                IOException fault = Assert.IsType<IOException>(await Steps.Catch(file.WriteAsync(new byte[2 * SmallDisk.Size])));
                Assert.Equal(NoSpace, fault.HResult);
                Assert.Equal(start, await file.TellAsync());
                Assert.IsType<IOException>(await Steps.Catch(file.WriteAtAsync(start, new byte[2 * SmallDisk.Size])));
                Assert.Equal(start, await file.TellAsync());
                if (disk is not null)
                {
                    await MakeRoom(file, start);
                }
            }

            Assert.Equal(0, OpenDescriptors);
        });
    }

    [Fact]
    public void A_disk_that_is_full_fails_writes_of_text_F05()
    {
        using SmallDisk? disk = SmallDisk.TryMount(PathOf("disk"));
        string path = disk is null ? "/dev/full" : PathOf("disk/text");
        Run(async () =>
        {
            await using (AsyncTextFile text = await AsyncFile.OpenTextAsync(path, disk is null ? FileMode.Open : FileMode.CreateNew, FileAccess.Write))
            {
                IOException fault = Assert.IsType<IOException>(await Steps.Catch(text.WriteAsync(new string('x', 2 * SmallDisk.Size))));
                Assert.Equal(NoSpace, fault.HResult);
            }

            Assert.Equal(0, OpenDescriptors);
        });
    }

    private static async Coro<long> Fill(AsyncFile file)
    {
        await file.WriteAsync(new byte[SmallDisk.Size / 2]);
        return await file.TellAsync();
    }

    /// <summary>A part of the failed write lies behind the position; without it the file is what it was, and a smaller write succeeds.</summary>
    private static async Coro MakeRoom(AsyncFile file, long position)
    {
        Assert.Equal(SmallDisk.Size / 2, position);
        await file.TruncateAsync(position);
        await file.WriteAsync(Bytes("fits"));
        Assert.Equal(position + 4, await file.GetLengthAsync());
        Assert.Equal(position + 4, await file.TellAsync());
        _ = await file.SeekAsync(position);
        Assert.Equal(Bytes("fits"), await file.ReadAllAsync());
    }
}
