using Procur.Integrations.Sandbox;
using Procurement.Requests;

namespace Procurement.Hosting;

/// <summary>The sandbox of this run: one in this process, or one that runs already.</summary>
internal sealed class SandboxSession : IAsyncDisposable
{
    private readonly IntegrationSandbox? own;

    private SandboxSession(IntegrationSandbox? own, SandboxControl control, DateTimeOffset since)
    {
        this.own = own;
        Control = control;
        Since = since;
    }

    public SandboxControl Control { get; }

    /// <summary>When this run began, by the sandbox's clock: the ledger of one that runs already has older entries.</summary>
    public DateTimeOffset Since { get; }

    /// <exception cref="BadInputException">No sandbox answers there.</exception>
    public static async Task<SandboxSession> StartAsync(Uri? address, CancellationToken cancellationToken)
    {
        if (address is null)
        {
            var own = await IntegrationSandbox.StartAsync(null, cancellationToken);
            return new SandboxSession(own, own.Control, await own.Control.GetTimeAsync(cancellationToken));
        }

        var control = new SandboxControl(address);
        try
        {
            return new SandboxSession(null, control, await control.GetTimeAsync(cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or SandboxException)
        {
            control.Dispose();
            throw new BadInputException($"--sandbox {address}: no sandbox answers there ({e.Message.TrimEnd('.')}).");
        }
    }

    /// <summary>Sends the webhooks of a service's account to the host.</summary>
    public async Task SendWebhooksToAsync(string integration, Uri address, CancellationToken cancellationToken)
    {
        var accounts = await Control.GetAccountsAsync(integration, cancellationToken);
        await Control.SetWebhookUrlAsync(integration, accounts[0].Name, address, cancellationToken);
    }

    /// <summary>What the services really did in this run.</summary>
    public async Task<IReadOnlyList<SandboxEffect>> EffectsAsync(CancellationToken cancellationToken) =>
        [.. (await Control.GetLedgerAsync(cancellationToken: cancellationToken)).Where(effect => effect.At >= Since)];

    public async ValueTask DisposeAsync()
    {
        if (own is not null)
        {
            await own.DisposeAsync();
        }
        else
        {
            Control.Dispose();
        }
    }
}
