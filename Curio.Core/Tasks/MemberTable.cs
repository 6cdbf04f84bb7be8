using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>The members of a task group, by what is to be known of them.</summary>
internal sealed class MemberTable
{
    /// <summary>All that count for results, ended or not.</summary>
    private readonly HashSet<CurioTask> _tracked = [];

    /// <summary>Those that run and are waited for.</summary>
    private readonly HashSet<CurioTask> _running = [];

    private readonly HashSet<CurioTask> _daemons = [];

    /// <summary>Those that are waited for but whose results do not count, while they run.</summary>
    private readonly HashSet<CurioTask> _ignored = [];

    /// <summary>Those whose results do not count and that have failed, until they leave the group.</summary>
    private readonly HashSet<CurioTask> _ignoredFailed = [];

    /// <summary>Those that count and have ended, in that order, and were not handed out.</summary>
    private readonly LinkedList<CurioTask> _ended = [];

    /// <summary>How many run and are waited for.</summary>
    internal int RunningCount => _running.Count;

    /// <summary>How many of these count for results.</summary>
    internal int CountingRunCount => _running.Count - _ignored.Count;

    /// <summary>True when a member whose result does not count has failed.</summary>
    internal bool AnyIgnoredFailed => _ignoredFailed.Count > 0;

    internal void Add(CurioTask task, bool ignoreResult)
    {
        if (task.IsDaemon)
        {
            if (task.IsTerminated)
            {
                task.Group = null;
            }
            else
            {
                _daemons.Add(task);
            }

            return;
        }

        if (!ignoreResult)
        {
            _tracked.Add(task);
        }

        if (!task.IsTerminated)
        {
            _running.Add(task);
            if (ignoreResult)
            {
                _ignored.Add(task);
            }
        }
        else if (!ignoreResult)
        {
            _ended.AddLast(task);
        }
    }

    internal void OnEnded(CurioTask task)
    {
        if (_daemons.Remove(task))
        {
            task.Group = null;
            return;
        }

        _running.Remove(task);
        if (_ignored.Remove(task))
        {
            if (task.Exception is null)
            {
                task.Group = null;
            }
            else
            {
                _ignoredFailed.Add(task);
            }
        }
        else
        {
            _ended.AddLast(task);
        }
    }

    internal void Remove(CurioTask task)
    {
        _tracked.Remove(task);
        _running.Remove(task);
        _ignored.Remove(task);
        _ignoredFailed.Remove(task);
        _daemons.Remove(task);
        _ended.Remove(task);
    }

    internal bool TryTakeEnded([NotNullWhen(true)] out CurioTask? task)
    {
        task = _ended.First?.Value;
        if (task is null)
        {
            return false;
        }

        _ended.RemoveFirst();
        return true;
    }

    internal bool IsLiving(CurioTask task) => _running.Contains(task) || _daemons.Contains(task);

    internal CurioTask[] Tracked() => [.. _tracked.OrderBy(static task => task.Id)];

    internal CurioTask[] RunningNewestFirst() => [.. _running.OrderByDescending(static task => task.Id)];

    internal CurioTask[] LivingNewestFirst() => [.. _running.Concat(_daemons).OrderByDescending(static task => task.Id)];

    /// <summary>The group was joined: who was tracked, and how they ended, is all that is left to know.</summary>
    internal void Close()
    {
        foreach (CurioTask task in _tracked.Concat(_ignoredFailed))
        {
            task.Group = null;
        }

        _ended.Clear();
    }
}
