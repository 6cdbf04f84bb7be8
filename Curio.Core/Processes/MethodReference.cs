using System.Globalization;
using System.Reflection;

namespace Curio;

/// <summary>
/// Names a method so that the same program in another process finds exactly it. A metadata token does that for every method,
/// overloaded, private or made by the compiler, as long as both sides load the same build, which the module's id proves.
/// </summary>
/// <param name="Name">The method's name, for people.</param>
/// <param name="Assembly">The full name of its assembly.</param>
/// <param name="Path">The assembly's file, for a worker that does not find it by name; empty in a single-file program.</param>
/// <param name="Module">The build of the assembly.</param>
/// <param name="DeclaringType">The assembly-qualified name of the declaring type, type arguments included.</param>
/// <param name="Token">The metadata token of the method's definition.</param>
/// <param name="TypeArguments">The assembly-qualified names of the method's own type arguments.</param>
internal sealed record MethodReference(
    string Name, string Assembly, string Path, Guid Module, string DeclaringType, int Token, string[] TypeArguments)
{
    /// <summary>The reference to a closed method.</summary>
    public static MethodReference Of(MethodInfo method)
    {
        Type declaring = method.DeclaringType!;
        return new MethodReference(
            MethodNames.Of(method),
            declaring.Assembly.FullName!,
            declaring.Assembly.Location,
            declaring.Module.ModuleVersionId,
            declaring.AssemblyQualifiedName!,
            method.MetadataToken,
            method.IsGenericMethod ? [.. method.GetGenericArguments().Select(t => t.AssemblyQualifiedName!)] : []);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static MethodReference Read(ReadOnlySpan<byte> json) => StringList.Read(json) switch
    {
        [var name, var assembly, var path, var module, var declaringType, var token, .. var typeArguments] => new MethodReference(
            name, assembly, path, Guid.Parse(module), declaringType, int.Parse(token, CultureInfo.InvariantCulture), typeArguments),
        _ => throw new InvalidDataException("a call names no method"),
    };

    /// <summary>The reference as it is sent.</summary>
    public byte[] Write() => StringList.Write(
        [Name, Assembly, Path, Module.ToString(), DeclaringType, Token.ToString(CultureInfo.InvariantCulture), .. TypeArguments]);

    /// <summary>Finds the method in this process.</summary>
    public MethodInfo Resolve()
    {
        Assembly assembly = WorkerAssemblies.Load(Assembly, Path, Module);
        Type declaring = FindType(DeclaringType);
        RuntimeMethodHandle handle = assembly.ManifestModule.ResolveMethod(Token)!.MethodHandle;
        var method = (MethodInfo)MethodBase.GetMethodFromHandle(handle, declaring.TypeHandle)!;
        return TypeArguments.Length == 0 ? method : method.MakeGenericMethod([.. TypeArguments.Select(FindType)]);
    }

    private static Type FindType(string name) =>
        Type.GetType(name, assembly => WorkerAssemblies.Load(assembly, ""), typeResolver: null, throwOnError: true)!;
}
