using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.SendGrid.Tests;

/// <summary>What is allocated is counted over the whole process, so nothing else may run meanwhile.</summary>
[Collection(nameof(Alone))]
public sealed class MemoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
