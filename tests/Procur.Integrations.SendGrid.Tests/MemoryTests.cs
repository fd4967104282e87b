using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.SendGrid.Tests;

/// <summary>What is allocated is counted over the whole process, so nothing else may run meanwhile.</summary>
[Collection(nameof(Alone))]
public sealed class MemoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_that_were_replaced_are_not_kept_for_ever()
    {
        var receiver = new SendGridWebhookReceiver(new ManualTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1767225600)));
        var webhook = new RawWebhook(
            new byte[10],
            name => name.EndsWith("Timestamp", StringComparison.Ordinal) ? "1767225600" : "AAAA",
            DateTimeOffset.FromUnixTimeSeconds(1767225600)
        );
        async Task VerifyAsync(int first, int count)
        {
            for (var i = first; i < first + count; i++)
            {
                await receiver.VerifyAsync(webhook, [new WebhookSecret("key", $"key {i}")], Token);
            }
        }

        await VerifyAsync(0, 100);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await VerifyAsync(100, 100);
        var early = GC.GetTotalAllocatedBytes(precise: true) - before;
        await VerifyAsync(200, 5000);
        before = GC.GetTotalAllocatedBytes(precise: true);
        await VerifyAsync(5200, 100);
        var late = GC.GetTotalAllocatedBytes(precise: true) - before;

        // What is known is written anew with each new key, so a list that only grows shows in what that costs.
        Assert.InRange(late, 0, early * 2);
    }

    [Fact]
    public async Task A_large_file_costs_no_memory()
    {
        var sink = new SinkHandler();
        await using var host = TestHost.Create(services =>
            services
                .AddSendGridIntegration(options => (options.ApiKey, options.FromEmail) = (SendGridScript.Key, "a@procur.example"))
                .ConfigureHttpClient(client => client.AddHttpMessageHandler(() => sink))
        );
        var file = new EmailAttachment("large.bin", FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new MadeStream(20_000_000))));
        var mail = SendGridScript.Mail() with { Attachments = [file] };
        await host.Get<IEmailSender>().SendAsync(mail, Token);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await host.Get<IEmailSender>().SendAsync(mail with { Text = "Again" }, Token);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.InRange(sink.Bytes, 2L * 20_000_000 * 4 / 3, 60_000_000);
        Assert.InRange(allocated, 0, 2_000_000);
    }
}
