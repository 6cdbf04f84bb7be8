namespace Curio.Tests.Diagnostics;

/// <summary>Collects the suspensions on the current thread, and drives what is suspended to its end.</summary>
public static class ProbeLog
{
    [ThreadStatic]
    private static List<ProbeStop>? t_stops;

    public static void Add(ProbeStop stop) => t_stops?.Add(stop);

    /// <summary>Runs something, resuming it whenever it is suspended, and returns all suspensions in order.</summary>
    /// <param name="start">What to run.</param>
    /// <param name="again">Asked when that has come to its end: whether to start once more.</param>
    public static IReadOnlyList<ProbeStop> Drive(Action start, Func<bool>? again = null)
    {
        List<ProbeStop> stops = t_stops = [];
        int resumed = 0;
        do
        {
            start();
            while (resumed < stops.Count)
            {
                stops[resumed++].Resume();
            }
        }
        while (again is not null && again());

        t_stops = null;
        return stops;
    }
}
