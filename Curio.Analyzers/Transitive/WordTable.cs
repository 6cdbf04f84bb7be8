using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Transitive;

/// <summary>The words of a file, each kept once and numbered, so that most of them are read without becoming a text of their own.</summary>
internal sealed class WordTable
{
    private const uint FirstHash = 2166136261;
    private const uint Prime = 16777619;

    private readonly List<(string Text, uint Hash, SyntaxKind Keyword)> _words = [];

    // The number of a word and one more; 0 where none is. Never more than half full, so that a search ends.
    private int[] _slots = new int[512];

    /// <summary>A word by its number.</summary>
    public string this[int number] => _words[number].Text;

    /// <summary>How many words there are.</summary>
    public int Count => _words.Count;

    /// <summary>The keyword that a word is; none when it is a name.</summary>
    public SyntaxKind KeywordOf(int number) => _words[number].Keyword;

    /// <summary>The number of a word.</summary>
    public int NumberOf(string word) => NumberOf(word, 0, word.Length);

    /// <summary>The number of the word that stands somewhere in a text.</summary>
    public int NumberOf(string text, int start, int end)
    {
        uint hash = FirstHash;
        for (int i = start; i < end; i++)
        {
            hash = (hash ^ text[i]) * Prime;
        }

        int slot = (int)hash & (_slots.Length - 1);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            (string word, uint known, _) = _words[_slots[slot] - 1];
            if (known == hash && word.Length == end - start && string.CompareOrdinal(word, 0, text, start, word.Length) == 0)
            {
                return _slots[slot] - 1;
            }
        }

        return Add(text.Substring(start, end - start), hash, slot);
    }

    private int Add(string word, uint hash, int slot)
    {
        _words.Add((word, hash, SyntaxFacts.GetKeywordKind(word)));
        _slots[slot] = _words.Count;
        if (_words.Count > _slots.Length / 2)
        {
            Grow();
        }

        return _words.Count - 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (int number = 0; number < _words.Count; number++)
        {
            int slot = (int)_words[number].Hash & (_slots.Length - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = number + 1;
        }
    }
}
