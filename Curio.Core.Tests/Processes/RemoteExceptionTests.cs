namespace Curio.Tests.Processes;

public sealed class RemoteExceptionTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    [Theory]
    [InlineData("plain", typeof(InvalidOperationException), "it is plain")]
    [InlineData("argument", typeof(ArgumentOutOfRangeException), "it is out of range (Parameter 'kind')")]
    [InlineData("own", typeof(Jobs.JobException), "no value for 'the key'")]
    [InlineData("cancelled", typeof(OperationCanceledException), "never mind")]
    public async Task An_exception_comes_back_with_type_message_and_remote_stack_P02(string kind, Type type, string message)
    {
        Exception exception = await Assert.ThrowsAnyAsync<Exception>(() => fixture.Worker.CallAsync<string>(Jobs.Throw, kind));
        Assert.Equal(type, exception.GetType());
        Assert.Equal(message, exception.Message);
        RemoteStackException remote = Assert.IsType<RemoteStackException>(exception.InnerException);
        Assert.Equal(type.FullName, remote.RemoteType);
        Assert.Equal(message, remote.Message);
        Assert.Equal(fixture.Worker.ProcessId, remote.ProcessId);
        Assert.Contains($"{type.FullName}: {message}", exception.ToString(), StringComparison.Ordinal);
        Assert.Contains("Jobs.Throw(String kind)", exception.ToString(), StringComparison.Ordinal);
        Assert.Contains($"in worker process {fixture.Worker.ProcessId}", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inner_exceptions_show_in_the_remote_text()
    {
        FormatException exception = await Assert.ThrowsAsync<FormatException>(() => fixture.Worker.CallAsync<string>(Jobs.Throw, "nested"));
        Assert.Contains("KeyNotFoundException: inner", exception.InnerException!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inner_exception_is_that_of_the_remote_one_P02()
    {
        FormatException exception = await Assert.ThrowsAsync<FormatException>(() => fixture.Worker.CallAsync<string>(Jobs.Throw, "nested"));
        KeyNotFoundException inner = Assert.IsType<KeyNotFoundException>(Assert.IsType<RemoteStackException>(exception.InnerException).InnerException);
        Assert.Equal("inner", inner.Message);
    }

    [Fact]
    public async Task A_group_of_exceptions_comes_back_as_one_P02()
    {
        AggregateException group = await Assert.ThrowsAsync<AggregateException>(() => fixture.Worker.CallAsync<string>(Jobs.Throw, "group"));
        Assert.Equal("some failed (one) (two (Parameter 'kind'))", group.Message);
        Assert.Equal([typeof(InvalidOperationException), typeof(ArgumentException)], group.InnerExceptions.Select(static inner => inner.GetType()));
        Assert.Equal("kind", Assert.IsType<ArgumentException>(group.InnerExceptions[1]).ParamName);
        Assert.Contains("Jobs.Throw(String kind)", Assert.IsType<RemoteStackException>(group.InnerException).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_exception_names_comes_back_P02()
    {
        ArgumentOutOfRangeException argument =
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => fixture.Worker.CallAsync<string>(Jobs.Throw, "argument"));
        Assert.Equal("kind", argument.ParamName);

        FileNotFoundException file = await Assert.ThrowsAsync<FileNotFoundException>(() => fixture.Worker.CallAsync<string>(Jobs.Throw, "file"));
        Assert.Equal(("name.txt", "not there"), (file.FileName, file.Message));

        ObjectDisposedException disposed = await Assert.ThrowsAsync<ObjectDisposedException>(() => fixture.Worker.CallAsync<string>(Jobs.Throw, "disposed"));
        Assert.Equal("the thing", disposed.ObjectName);
        Assert.Equal(new ObjectDisposedException("the thing").Message, disposed.Message);

        ArgumentOutOfRangeException value =
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => fixture.Worker.CallAsync<string>(Jobs.Throw, "value"));
        Assert.Equal(new ArgumentOutOfRangeException("kind", 3, "too much").Message, value.Message);
    }

    [Fact]
    public void A_failure_that_is_cut_off_is_found_out()
    {
        byte[] json = RemoteFailure.Of(new AggregateException(new FormatException())).Write();
        Assert.Equal("System.FormatException", Assert.Single(RemoteFailure.Read(json).Inners).TypeName);
        Assert.Throws<InvalidDataException>(() => RemoteFailure.Read(StringList.Write(StringList.Read(json).AsSpan()[..^1])));
        Assert.Throws<InvalidDataException>(() => RemoteFailure.Read(StringList.Write([.. StringList.Read(json), "more"])));
    }

    [Theory]
    [InlineData("hidden", "number 3", typeof(Jobs.HiddenException))]
    [InlineData("cancelled by a kernel", "cancelled there", typeof(TaskCancelledException))]
    public async Task An_exception_that_cannot_or_must_not_be_made_here_is_a_WorkerProcessException(string kind, string message, Type type)
    {
        WorkerProcessException exception = await Assert.ThrowsAsync<WorkerProcessException>(() => fixture.Worker.CallAsync<string>(Jobs.Throw, kind));
        Assert.Contains($"{type.FullName}: {message}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Jobs.Throw failed in worker process", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.ExitCode);
        Assert.Equal(type.FullName, Assert.IsType<RemoteStackException>(exception.InnerException).RemoteType);
    }

    [Fact]
    public async Task An_exception_whose_members_throw_does_no_harm()
    {
        Exception exception = await Assert.ThrowsAnyAsync<Exception>(() => fixture.Worker.CallAsync<string>(Jobs.Throw, "rude"));
        Assert.Contains(nameof(Jobs.RudeException), exception.InnerException!.ToString(), StringComparison.Ordinal);
        Assert.Equal(5, await fixture.Worker.CallAsync<int>(Jobs.Add, 2, 3));
    }

    [Fact]
    public void A_type_that_does_not_exist_here_falls_back()
    {
        var failure = new RemoteFailure("No.Such, NoSuchAssembly", "No.Such", "gone", "No.Such: gone\n   at X");
        Exception exception = RemoteExceptions.Rebuild(failure, "Jobs.Throw", 7);
        Assert.IsType<WorkerProcessException>(exception);
        Assert.Contains("No.Such: gone", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_is_no_exception_falls_back()
    {
        var failure = new RemoteFailure(typeof(Uri).AssemblyQualifiedName!, "System.Uri", "text", "text");
        Assert.IsType<WorkerProcessException>(RemoteExceptions.Rebuild(failure, "Jobs.Throw", 7));
    }
}
