using Microsoft.AspNetCore.Builder;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.System.Tests.Snippets;

/// <summary>The code of the sandbox's README.</summary>
internal static class SandboxSnippets
{
    // csharpier-ignore
    public static async Task StartAsync(WebApplicationBuilder builder, Uri hostAddress, Till checkout)
    {
await using var sandbox = await IntegrationSandbox.StartAsync();
builder.Configuration.UseIntegrationSandbox(sandbox);               // Integrations:Stripe:Endpoint, Integrations:Stripe:SecretKey …
await sandbox.Control.SetWebhookUrlAsync("stripe", "default", new Uri(hostAddress, "api/webhooks/stripe"));

await sandbox.Control.AddFaultAsync("stripe:reset-after-commit");   // the next call that could commit something loses its answer
await checkout.PayAsync();                                          // the code under test
await sandbox.Control.WaitForIdleAsync();                           // every call answered, every webhook sent

Assert.Single(await sandbox.Control.GetLedgerAsync("stripe", kind: "payment"));
    }

    internal sealed class Till
    {
        public Task PayAsync() => Console.Out.WriteLineAsync("paid");
    }
}
