using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Tests.Receivers;

namespace Procur.Integrations.Sandbox.Tests.Framework;

public sealed class WebhookQueueTests : SandboxTest
{
    [Fact]
    public async Task A_failed_delivery_is_sent_again_by_the_services_delays_on_the_sandboxs_clock()
    {
        await using var receiver = await ReceiverAsync();
        receiver.AnswerNext(500, 503);
        await EmitAsync("first");
        await Control.WaitForIdleAsync(Token);
        Assert.Single(receiver.Received);

        await Control.AdvanceAsync(TimeSpan.FromMinutes(5), Token);
        await Control.WaitForIdleAsync(Token);
        Assert.Equal(2, receiver.Received.Count);

        await Control.FlushWebhooksAsync(Token);

        Assert.Equal(3, receiver.Received.Count);
        var log = await Control.GetDeliveriesAsync("stripe", cancellationToken: Token);
        Assert.Equal([500, 503, 200], log.Select(x => x.Status));
        Assert.Equal([1, 2, 3], log.Select(x => x.Attempt));
        Assert.Equal(SandboxDeliveryOutcome.Retrying, log[1].Outcome);
        Assert.Equal(SandboxDeliveryOutcome.Delivered, log[2].Outcome);
        Assert.Single(log.Select(x => x.Id).Distinct());
    }

    [Fact]
    public async Task A_service_gives_up_after_its_last_delay()
    {
        await using var receiver = await ReceiverAsync();
        receiver.AnswerNext(500, 500, 500, 500, 500, 500);
        await EmitAsync("first");
        for (var i = 0; i < 6; i++)
        {
            await Control.FlushWebhooksAsync(Token);
        }

        Assert.Equal(4, receiver.Received.Count);
        Assert.Equal(SandboxDeliveryOutcome.Failed, (await Control.GetDeliveriesAsync(cancellationToken: Token))[^1].Outcome);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_logged_with_the_reason()
    {
        var receiver = await ReceiverAsync();
        await receiver.DisposeAsync();

        await EmitAsync("first");
        await Control.WaitForIdleAsync(Token);

        var delivery = Assert.Single(await Control.GetDeliveriesAsync(cancellationToken: Token));
        Assert.Null(delivery.Status);
        Assert.NotNull(delivery.Reason);
    }

    [Fact]
    public async Task A_redirect_counts_as_a_failure()
    {
        await using var receiver = await ReceiverAsync();
        receiver.AnswerNext(302);

        await EmitAsync("first");
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(SandboxDeliveryOutcome.Retrying, Assert.Single(await Control.GetDeliveriesAsync(cancellationToken: Token)).Outcome);
    }

    [Fact]
    public async Task Webhooks_come_in_order_and_no_fault_touches_them_unasked()
    {
        await using var receiver = await ReceiverAsync();
        string[] types = [.. Enumerable.Range(0, 50).Select(x => $"t{x}")];
        foreach (var type in types)
        {
            await EmitAsync(type);
        }

        await Control.WaitForIdleAsync(Token);

        Assert.Equal(types, Types(receiver));
    }

    [Fact]
    public async Task A_duplicated_webhook_comes_twice_with_one_id()
    {
        await using var receiver = await ReceiverAsync();
        await Control.AddFaultAsync("stripe:webhook-duplicate@second", Token);
        await EmitAsync("first");
        await EmitAsync("second");
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(["first", "second", "second"], Types(receiver));
        Assert.Equal(receiver.Received[1].Text, receiver.Received[2].Text);
    }

    [Fact]
    public async Task The_copies_of_a_duplicated_webhook_are_under_way_at_the_same_time()
    {
        await using var receiver = await ReceiverAsync();
        var both = new CountdownEvent(2);
        var met = new TaskCompletionSource();
        receiver.Handling = _ =>
        {
            if (both.Signal())
            {
                met.SetResult();
            }

            return met.Task;
        };
        await Control.AddFaultAsync("stripe:webhook-duplicate", Token);

        await EmitAsync("first");
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(2, receiver.Received.Count);
    }

    [Fact]
    public async Task A_lost_webhook_never_comes()
    {
        await using var receiver = await ReceiverAsync();
        await Control.AddFaultAsync("stripe:webhook-lost", Token);
        await EmitAsync("first");
        await EmitAsync("second");
        await Control.FlushWebhooksAsync(Token);

        Assert.Equal(["second"], Types(receiver));
        var log = await Control.GetDeliveriesAsync(cancellationToken: Token);
        Assert.Equal([SandboxDeliveryOutcome.Lost, SandboxDeliveryOutcome.Delivered], log.Select(x => x.Outcome));
    }

    [Fact]
    public async Task A_reordered_webhook_lets_the_next_one_pass()
    {
        await using var receiver = await ReceiverAsync();
        await Control.AddFaultAsync("stripe:webhook-reorder=1h", Token);
        await EmitAsync("first");
        await EmitAsync("second");
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(["second", "first"], Types(receiver));
    }

    [Fact]
    public async Task A_reordered_webhook_that_no_other_follows_comes_when_its_time_is_up()
    {
        await using var receiver = await ReceiverAsync();
        var came = new TaskCompletionSource();
        receiver.Handling = _ =>
        {
            came.TrySetResult();
            return Task.CompletedTask;
        };
        await Control.AddFaultAsync("stripe:webhook-reorder=1h", Token);
        await EmitAsync("only");
        // Until the queue has put it aside, moving the clock would not concern it.
        await UntilAsync(async () =>
        {
            await Control.AdvanceAsync(TimeSpan.FromHours(1), Token);
            return came.Task.IsCompleted;
        });

        Assert.Equal(["only"], Types(receiver));
    }

    [Fact]
    public async Task A_faulty_type_waits_for_its_type()
    {
        await using var receiver = await ReceiverAsync();
        await Control.AddFaultAsync("stripe:webhook-lost@second", Token);
        await EmitAsync("first");
        await EmitAsync("second");
        await EmitAsync("third");
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(["first", "third"], Types(receiver));
    }

    private static IEnumerable<string> Types(WebhookReceiver receiver) =>
        receiver.Received.Select(x => JsonNode.Parse(x.Body)!["type"]!.GetValue<string>());

    private async Task<WebhookReceiver> ReceiverAsync()
    {
        var receiver = await WebhookReceiver.StartAsync(Token);
        await Control.SetWebhookUrlAsync("stripe", "default", receiver.Url, Token);
        return receiver;
    }

    private Task<JsonObject> EmitAsync(string type) =>
        Control.ActAsync("stripe", "emit-event", new JsonObject { ["type"] = type }, cancellationToken: Token);
}
