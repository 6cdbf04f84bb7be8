namespace Curio.Tests.Groups;

/// <summary>The two ways to use a group.</summary>
public enum GroupForm
{
    /// <summary><see cref="TaskGroup.Run"/>, which joins by itself.</summary>
    Run,

    /// <summary><c>await using</c>, with a join at the end of the block.</summary>
    Using,
}

internal static class GroupForms
{
    internal static async Coro<TaskGroup> Group(
        this GroupForm form,
        Func<TaskGroup, Coro> body,
        TaskGroupWait wait = TaskGroupWait.All)
    {
        if (form == GroupForm.Run)
        {
            return await TaskGroup.Run(body, wait);
        }

        await using var group = new TaskGroup(wait);
        await body(group);
        await group.JoinAsync();
        return group;
    }
}
