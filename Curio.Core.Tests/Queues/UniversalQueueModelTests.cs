using System.Diagnostics.CodeAnalysis;
using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Queues;

/// <summary>
/// Random interleavings on one thread, step by step beside a model: tasks and async code that wait, are served, and give up
/// before and after.
/// </summary>
public class UniversalQueueModelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void The_queue_does_what_the_model_does_Q06_Q07_U09_U10_U12(int maxSize)
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            var run = new ModelRun(maxSize, seed);
            Coro.Run(Coro.TimeoutAfter(Bounded.Limit, run.RunAsync()), Scenario.Prepare().Options);
        }
    }

    [SuppressMessage("Design", "CA1001", Justification = "A queue without a handle holds nothing.")]
    private sealed class ModelRun(int maxSize, int seed)
    {
        private readonly UniversalQueue<int> _queue = new(maxSize);
        private readonly ModelQueue _model = new(maxSize);
        private readonly Random _random = new(seed);
        private readonly Dictionary<int, CurioTask<int>> _getters = [];
        private readonly Dictionary<int, CurioTask> _putters = [];
        private readonly Dictionary<int, (Task<int> Task, CancellationTokenSource Source)> _getTasks = [];
        private int _last;

        public async Coro RunAsync()
        {
            for (int step = 0; step < 200; step++)
            {
                await StepAsync(_random.Next(10));
                string expected = $"UniversalQueue(count={_model.Count}, maxSize={maxSize}, unfinished={_model.Unfinished}, "
                    + $"getters={_model.Getters}, putters={_model.Putters}, joiners=0)";
                Assert.True(expected == _queue.ToString(), $"seed {seed}, step {step}: {_queue}, expected {expected}");
            }

            foreach (CurioTask task in _getters.Values.Concat(_putters.Values))
            {
                await task.CancelAsync();
            }

            foreach ((_, CancellationTokenSource source) in _getTasks.Values)
            {
                source.Dispose();
            }
        }

        private async Coro StepAsync(int kind)
        {
            int number = ++_last;
            switch (kind)
            {
                case 0 or 1:
                    await GetAsync(number);
                    break;
                case 2 or 3:
                    await PutAsync(number);
                    break;
                case 4:
                    Expect(_model.Get(null), _queue.TryGet(out int item) ? item : null);
                    break;
                case 5:
                    Assert.Equal(_model.Put(null, number), _queue.TryPut(number));
                    break;
                case 6 when _model.Unfinished > 0:
                    _model.TaskDone();
                    _queue.TaskDone();
                    break;
                case 7:
                    await CancelAsync();
                    break;
                case 8:
                    StartTask(number);
                    break;
                case 9 when _getTasks.Count > 0:
                    CancelTask(_getTasks.Keys.ElementAt(_random.Next(_getTasks.Count)));
                    break;
            }
        }

        private async Coro GetAsync(int number)
        {
            CurioTask<int> getter = await Steps.Start(_queue.GetAsync());
            int? expected = _model.Get(number);
            Expect(expected, getter.IsTerminated ? getter.Result : null);
            await HearAsync();
            if (expected is null)
            {
                _getters.Add(number, getter);
            }
        }

        private async Coro PutAsync(int number)
        {
            CurioTask putter = await Steps.Start(_queue.PutAsync(number));
            Assert.Equal(_model.Put(number, number), putter.IsTerminated);
            await HearAsync();
            if (!putter.IsTerminated)
            {
                _putters.Add(number, putter);
            }
        }

        private void StartTask(int number)
        {
            var source = new CancellationTokenSource();
            Task<int> task = _queue.GetTask(source.Token);
            int? expected = _model.Get(number);
            Expect(expected, task.IsCompletedSuccessfully ? Until.Result(task) : null);
            if (expected is null)
            {
                _getTasks.Add(number, (task, source));
            }
        }

        private void CancelTask(int number)
        {
            (Task<int> task, CancellationTokenSource source) = _getTasks[number];
            _getTasks.Remove(number);
            source.Cancel();
            int? handed = _model.HandedTo(number);
            if (handed is null)
            {
                _model.CancelGet(number);
            }

            Expect(handed, task.IsCompletedSuccessfully ? Until.Result(task) : null);
            Assert.Equal(handed is null, task.IsCanceled);
        }

        /// <summary>Cancels a task that waits, often one that was served in this very step.</summary>
        private async Coro CancelAsync()
        {
            if (_random.Next(2) == 0 && _getters.Count > 0)
            {
                int number = _getters.Keys.ElementAt(_random.Next(_getters.Count));
                CurioTask<int> getter = _getters[number];
                _getters.Remove(number);
                await getter.CancelAsync(blocking: false);
                _model.CancelGet(number);
                await getter.WaitAsync();
                Assert.IsType<TaskCancelledException>(getter.Exception);
                await HearAsync();
            }
            else if (_putters.Count > 0)
            {
                int number = _putters.Keys.ElementAt(_random.Next(_putters.Count));
                CurioTask putter = _putters[number];
                _putters.Remove(number);
                await putter.CancelAsync(blocking: false);
                bool isTakenBack = _model.CancelPut(number);
                await putter.WaitAsync();
                Assert.Equal(isTakenBack, putter.Exception is TaskCancelledException);
                await HearAsync();
            }
        }

        /// <summary>Lets everybody hear who was served, and compares what they got.</summary>
        private async Coro HearAsync()
        {
            await Steps.Settle();
            foreach ((int number, CurioTask<int> getter) in _getters.ToArray())
            {
                Expect(_model.HandedTo(number), getter.IsTerminated ? getter.Result : null);
                if (getter.IsTerminated)
                {
                    _getters.Remove(number);
                }
            }

            foreach ((int number, CurioTask putter) in _putters.ToArray())
            {
                Assert.Equal(_model.IsAdmitted(number), putter.IsTerminated);
                if (putter.IsTerminated)
                {
                    _putters.Remove(number);
                }
            }
        }

        private void Expect(int? expected, int? actual) =>
            Assert.True(expected == actual, $"seed {seed}, operation {_last}: {actual}, expected {expected}");
    }
}
