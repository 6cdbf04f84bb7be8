using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>Durations that read as they are spoken: <c>await Coro.Sleep(250.Milliseconds)</c>.</summary>
[SuppressMessage("Design", "CA1034", Justification = "An extension block, not a nested type.")]
[SuppressMessage("Naming", "CA1708", Justification = "Two extension blocks, not two names.")]
public static class Units
{
    /// <summary>Durations from whole numbers.</summary>
    /// <param name="count">How many.</param>
    extension(int count)
    {
        /// <summary>This many milliseconds.</summary>
        public TimeSpan Milliseconds => TimeSpan.FromMilliseconds(count);

        /// <summary>This many seconds.</summary>
        public TimeSpan Seconds => TimeSpan.FromSeconds(count);

        /// <summary>This many minutes.</summary>
        public TimeSpan Minutes => TimeSpan.FromMinutes(count);
    }

    /// <summary>Durations from fractions.</summary>
    /// <param name="count">How many.</param>
    extension(double count)
    {
        /// <summary>This many milliseconds, to the nearest 100 ns.</summary>
        public TimeSpan Milliseconds => TimeSpan.FromMilliseconds(count);

        /// <summary>This many seconds, to the nearest 100 ns.</summary>
        public TimeSpan Seconds => TimeSpan.FromSeconds(count);

        /// <summary>This many minutes, to the nearest 100 ns.</summary>
        public TimeSpan Minutes => TimeSpan.FromMinutes(count);
    }
}
