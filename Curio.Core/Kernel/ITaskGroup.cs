namespace Curio;

/// <summary>What the kernel knows of a task group: what it is called, and whom to tell that a member has ended.</summary>
internal interface ITaskGroup
{
    /// <summary>What the group is called, or null. Any thread.</summary>
    string? Name { get; }

    /// <summary>Called on the kernel's thread, once for each member, before those who join the member go on.</summary>
    void OnMemberEnded(CurioTask task);

    /// <summary>Called when somebody joins a member by itself: it leaves the group.</summary>
    void OnMemberJoined(CurioTask task);
}
