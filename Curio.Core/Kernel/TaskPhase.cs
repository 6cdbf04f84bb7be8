namespace Curio;

// The life of a task. Only the thread of its kernel moves it on; other threads read, for the monitor.
//
//   Initial     made by a spawn, before it stands in the ready queue     → Ready
//   Ready       in the ready queue, once                                 → Running   when its turn comes
//   Running     the kernel's current task, at most one                   → Parked    it waits: Leaf is the trap
//                                                                        → Ready     it yielded
//                                                                        → Terminated
//   Parked      Leaf is an ITrap whose Undo takes the wait back          → Ready     woken, cancelled or timed out
//   Terminated  the outcome is there, its slot in the table is free
internal enum TaskPhase : byte
{
    Initial,
    Ready,
    Running,
    Parked,
    Terminated,
}
