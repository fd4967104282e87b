using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Fakes;

/// <summary>An integration that sends webhooks and is never called.</summary>
public sealed class FakeService
{
    private int verified;
    private int asked;

    public string Key { get; init; } = "fake";

    public WebhookScope Scope { get; init; }

    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>What a durable inbox keeps of the headers.</summary>
    public IReadOnlyList<string> KeptHeaders { get; init; } = [];

    /// <summary>Null makes its ids kept for good.</summary>
    public TimeSpan? StampTolerance { get; init; } = FakeReceiver.Tolerance;

    /// <summary>What the service says when it is asked whose account a connection is.</summary>
    public Func<Task<ConnectionTestResult>> WhoAmI { get; set; } =
        static () => Task.FromResult(new ConnectionTestResult(true, "fine") { Account = new ConnectedAccount("acct_asked") });

    public Func<WebhookEvent, WebhookConfirmation>? Confirm { get; set; }

    /// <summary>As <see cref="Confirm"/>, with time to think and all that came.</summary>
    public Func<WebhookEvent, RawWebhook, ValueTask<WebhookConfirmation>>? ConfirmLater { get; init; }

    /// <summary>Sees every webhook that is to be verified.</summary>
    public Action<RawWebhook>? OnVerify { get; set; }

    /// <summary>How often a receiver was asked to verify.</summary>
    public int Verifications => Volatile.Read(ref verified);

    /// <summary>How often the service was asked.</summary>
    public int Questions => Volatile.Read(ref asked);

    public IIntegrationBuilder Add(IServiceCollection services, string? key = null, Action<FakeOptions>? configure = null)
    {
        var builder = services
            .AddIntegration(Definition(), key, configure)
            .AddProvider<IWebhookReceiver>(connection => new FakeReceiver(this, connection))
            .AddProvider<IIntegrationConnector>(connection => new FakeConnector(this, connection));
        if (ConfirmLater is not null)
        {
            return builder.AddProvider<IWebhookConfirmation>(_ => new FakeConfirmation(ConfirmLater));
        }

        return Confirm is null
            ? builder
            : builder.AddProvider<IWebhookConfirmation>(_ => new FakeConfirmation((webhookEvent, _) => new(Confirm(webhookEvent))));
    }

    internal void Verified(RawWebhook webhook)
    {
        Interlocked.Increment(ref verified);
        OnVerify?.Invoke(webhook);
    }

    internal Task<ConnectionTestResult> Test(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        return WhoAmI().WaitAsync(cancellationToken);
    }

    private IntegrationDefinition<FakeOptions> Definition() =>
        new()
        {
            Descriptor = new IntegrationDescriptor(Key, "Fake Service")
            {
                Section = Key,
                Settings =
                [
                    new OptionSetting<FakeOptions>("ApiKey", static options => options.ApiKey) { Secret = true, Required = true },
                    new OptionSetting<FakeOptions>("SigningSecret", static options => options.SigningSecret)
                    {
                        Secret = true,
                        // An app's secret is the host's; an account's own is its tenant's.
                        Shared = Scope == WebhookScope.App,
                    },
                    new OptionSetting<FakeOptions>("PreviousSigningSecret", static options => options.PreviousSigningSecret)
                    {
                        Secret = true,
                    },
                    new OptionSetting<FakeOptions>("Account", static options => options.Account),
                ],
            },
            Bind = static (configuration, options) => configuration.Bind(options),
            Endpoint = static _ => new Uri("https://fake.invalid/"),
            ReadFailure = static _ => null,
            Authenticate = static (_, _, _) => { },
            AccountId = static options => options.Account,
        };
}
