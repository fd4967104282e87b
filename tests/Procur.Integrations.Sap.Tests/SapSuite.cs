using System.Text.Json.Nodes;

namespace Procur.Integrations.Sap.Tests;

/// <summary>Tests against the stand-in, each with a sandbox of its own.</summary>
public abstract class SapSuite : SandboxSuite<SapFixture>
{
    protected SapClient Client => World.Get<SapClient>();

    protected IErpConnector Erp => World.Get<IErpConnector>();

    protected static Money Usd(decimal amount) => new(amount, "USD");

    protected Task<JsonObject> ActAsync(string act, JsonObject? arguments = null) => Fixture.ActAsync(World, act, arguments ?? [], Token);

    protected async Task<IReadOnlyList<Sandbox.SandboxRequest>> SentAsync(string method) =>
        [.. (await World.Sandbox.Control.GetRequestsAsync("sap", cancellationToken: Token)).Where(request => request.Method == method)];
}
