namespace Curio;

/// <summary>
/// News for a kernel from another thread: a foreign wait that is over (<paramref name="Target"/> alone), or code to run
/// (with a callback), for a task when the target is its <see cref="TaskContext"/>, else for the kernel.
/// </summary>
/// <param name="Target">Whom it concerns.</param>
/// <param name="Callback">What to run, or null.</param>
/// <param name="State">What the callback is given.</param>
internal readonly record struct WakeItem(object Target, SendOrPostCallback? Callback = null, object? State = null);
