using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql.Tests;

/// <summary>Events whose answer is the business: stored first, answered at once.</summary>
public abstract class AnsweringSuite : SqlSuite
{
    private readonly Asked asked = new();
    private readonly Handlings<FakePaid> handled = new();

    [Fact]
    public async Task It_is_stored_and_answered_and_a_copy_gets_the_same_answer_from_whichever_process()
    {
        await using var one = Host();
        await using var two = Host();
        Assert.Equal("evt_1:yes 1", Text(await one.PostAsync(new FakeWebhook("evt_1"))));
        Assert.Equal("evt_1:yes 1", Text(await one.PostAsync(new FakeWebhook("evt_1"))));
        Assert.Equal("evt_1:yes 1", Text(await two.PostAsync(new FakeWebhook("evt_1"))));
        Assert.Equal((1, 1), (asked.Times, handled.Seen.Count));
        Assert.Equal(StoredWebhookState.Handled, (await two.OnlyAsync()).State);
    }

    [Fact]
    public async Task Copies_that_come_while_it_is_being_answered_wait_in_every_process()
    {
        var gate = new TaskCompletionSource();
        asked.Gate = gate.Task;
        await using var one = Host();
        await using var two = Host();
        var answers = Enumerable
            .Range(0, 20)
            .Select(number => Task.Run(() => (number % 2 == 0 ? one : two).PostAsync(new FakeWebhook("evt_1")), Cancellation))
            .ToList();
        await Until.SoAsync(() => Task.FromResult(asked.Times), times => times == 1);
        gate.SetResult();
        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal("evt_1:yes 1", Text(answer)));
        Assert.Equal(1, asked.Times);
    }

    [Fact]
    public async Task One_that_failed_is_answered_500_and_asked_again_when_it_comes_again()
    {
        await using var host = Host();
        asked.Gate = Task.FromException(new InvalidOperationException("not today"));
        Assert.Equal(500, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal(StoredWebhookState.Pending, (await host.OnlyAsync()).State);
        asked.Gate = Task.CompletedTask;
        Assert.Equal("evt_1:yes 2", Text(await host.PostAsync(new FakeWebhook("evt_1"))));
        Assert.Single(handled.Seen);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public async Task Past_the_deadline_it_goes_on_and_the_next_copy_gets_the_answer(int milliseconds)
    {
        using (var database = Database.Open())
        {
            await database.EnsureSchemaAsync(Cancellation);
        }

        var gate = new TaskCompletionSource();
        asked.Gate = gate.Task;
        await using var host = Host(new FakeService { Deadline = TimeSpan.FromMilliseconds(milliseconds) });
        Assert.Equal(503, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        gate.SetResult();
        // With a millisecond it was answered before it was stored, and is handled all the same.
        await Until.SoAsync(() => Database.NumberAsync("SELECT COUNT(*) FROM procur_webhook_events WHERE state = 3"), count => count == 1);
        await using var patient = Host();
        Assert.Equal("evt_1:yes 1", Text(await patient.PostAsync(new FakeWebhook("evt_1"))));
    }

    private static string Text(WebhookAnswer answer) => Encoding.UTF8.GetString(answer.Body.Span);

    private InboxHost Host(FakeService? service = null) =>
        InboxHost.Create(
            Database,
            service,
            builder =>
            {
                builder.Services.AddSingleton(asked);
                builder.AddWebhookHandler<FakePaid>(handled.HandleAsync).AddWebhookResponder<FakePaid, FakeVerdict, Responder>();
            }
        );

    public sealed class Asked
    {
        private int times;

        public int Times => Volatile.Read(ref times);

        public Task Gate { get; set; } = Task.CompletedTask;

        public int Count() => Interlocked.Increment(ref times);
    }

    public sealed class Responder(Asked asked) : IWebhookResponder<FakePaid, FakeVerdict>
    {
        public async Task<FakeVerdict> AnswerAsync(FakePaid webhookEvent, CancellationToken cancellationToken)
        {
            var number = asked.Count();
            await asked.Gate;
            return new FakeVerdict($"yes {number}");
        }
    }
}
