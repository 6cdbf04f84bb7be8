namespace Curio;

internal static class MethodNames
{
    internal static string Of(Type stateMachine) => stateMachine.Name;
}
