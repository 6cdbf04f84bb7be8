namespace Curio;

/// <summary>A kernel's notes of tasks that nobody has joined, so that none is forgotten when the kernel goes first.</summary>
internal sealed class NeverJoinedList
{
    private readonly List<NeverJoinedNote> _notes = [];
    private int _pruneAt = 64;

    internal void Add(NeverJoinedNote note)
    {
        if (_notes.Count >= _pruneAt)
        {
            _notes.RemoveAll(static old => old.IsSettled);
            _pruneAt = Math.Max(64, _notes.Count * 2);
        }

        _notes.Add(note);
    }

    /// <summary>Gives all warnings that are open.</summary>
    internal void WarnAll()
    {
        foreach (NeverJoinedNote note in _notes)
        {
            note.Warn();
        }

        _notes.Clear();
    }
}
