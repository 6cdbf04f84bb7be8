namespace Curio.Tests.Models;

/// <summary>Tasks that wait in line, those who were let go on, and those whose wait was cancelled.</summary>
internal sealed class LineModel
{
    private readonly List<int> _waiting = [];
    private readonly HashSet<int> _granted = [];
    private readonly HashSet<int> _withdrawn = [];

    public IReadOnlyList<int> Waiting => _waiting;

    public void Enter(int task) => _waiting.Add(task);

    /// <summary>Lets the first go on. Gives it, or -1.</summary>
    public int GrantFirst()
    {
        if (_waiting.Count == 0)
        {
            return -1;
        }

        int first = _waiting[0];
        _waiting.RemoveAt(0);
        _granted.Add(first);
        return first;
    }

    public void GrantAll()
    {
        while (GrantFirst() >= 0)
        {
        }
    }

    public bool IsGranted(int task) => _granted.Contains(task);

    public bool IsWithdrawn(int task) => _withdrawn.Contains(task);

    public void Leave(int task)
    {
        _waiting.Remove(task);
        _granted.Remove(task);
        _withdrawn.Remove(task);
    }

    /// <summary>A task is cancelled: true when it waits here and will throw.</summary>
    public bool Withdraw(int task)
    {
        bool waited = _waiting.Remove(task);
        if (waited)
        {
            _withdrawn.Add(task);
        }

        return waited;
    }
}
