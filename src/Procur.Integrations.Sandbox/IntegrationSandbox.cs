using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Procur.Integrations.Sandbox.Control;
using Procur.Integrations.Sandbox.Faults;
using Procur.Integrations.Sandbox.Hosting;
using Procur.Integrations.Sandbox.Ledger;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Time;
using Procur.Integrations.Sandbox.Webhooks;

namespace Procur.Integrations.Sandbox;

/// <summary>A running sandbox: local stand-ins for the services on real sockets. Its members are safe to call from many threads at once.</summary>
/// <remarks>Everything that can be done to it goes over its control API, through <see cref="Control"/>, so that a test in this process and a
/// program in another do the same.</remarks>
public sealed class IntegrationSandbox : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly SandboxActivity _activity = new();
    private readonly FaultQueue _faults = new();
    private readonly EffectLedger _ledger = new();
    private readonly RequestLog _requests = new();
    private readonly DeliveryLog _deliveries = new();
    private readonly WebhookSender _sender = new();
    private readonly SandboxClock _clock;
    private readonly WebhookQueue _webhooks;
    private readonly StandInFront _front;
    private readonly ControlEndpoints _endpoints;
    private readonly StandInSet _standIns;
    private readonly X509Certificate2? _certificate;
    private SandboxServer? _server;
    private SandboxControl? _control;

    private IntegrationSandbox(SandboxOptions options)
    {
        _clock = new SandboxClock(options.TimeProvider);
        var waits = new SandboxWaits(_clock, _activity);
        _webhooks = new WebhookQueue(_clock, _activity, _faults, _sender, _deliveries, options.WebhookRetryScale);
        _front = new StandInFront(_faults, _requests, waits, _clock);
        _standIns = new StandInSet(StandInCatalog.All(new SandboxWorld(_clock, _ledger, _webhooks, RootOf)), RootOf, options.WebhookUrl);
        _endpoints = new ControlEndpoints(_standIns, _clock, _activity, waits, _faults, _ledger, _requests, _deliveries, _webhooks);
        if (options.Https || options.Url.Scheme == Uri.UriSchemeHttps)
        {
            // Real time, because the client that checks it lives in real time.
            _certificate = SandboxCertificate.Create(TimeProvider.System.GetUtcNow());
            Certificate = X509CertificateLoader.LoadCertificate(_certificate.RawData);
        }
    }

    /// <summary>Where everything is: each service under its key, the control API under <c>__sandbox/</c>. Ends with a slash.</summary>
    public Uri BaseAddress => _server!.Address;

    /// <summary>The keys of the services.</summary>
    public IReadOnlyList<string> Integrations => _standIns.Keys;

    /// <summary>The certificate that a client has to trust, without its key; null without HTTPS. <c>ExportCertificatePem()</c> makes text of it.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>The control API of this sandbox.</summary>
    public SandboxControl Control => _control!;

    /// <summary>The sandbox's clock: moves with <see cref="SandboxControl.AdvanceAsync"/>.</summary>
    public TimeProvider TimeProvider => _clock;

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">How; null for all defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="SandboxException">It cannot listen at the address; the message is one line that says why.</exception>
    public static async Task<IntegrationSandbox> StartAsync(SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SandboxOptions();
        var sandbox = new IntegrationSandbox(options);
        try
        {
            sandbox._server = await SandboxServer
                .StartAsync(options, sandbox._standIns.Keys, sandbox._certificate, sandbox.HandleAsync, cancellationToken)
                .ConfigureAwait(false);
            sandbox._control = new SandboxControl(sandbox.BaseAddress, sandbox.Certificate);
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Where a service's root is: the vendor's own paths follow. Ends with a slash.</summary>
    /// <param name="integration">The service's key.</param>
    public Uri AddressOf(string integration) => RootOf(_standIns.Get(integration).Key);

    /// <summary>The configuration that points a host at this sandbox: <c>Integrations:Stripe:Endpoint</c>, <c>Integrations:Stripe:SecretKey</c> …</summary>
    /// <param name="account">The account of every service that has one by this name; null for the default account.</param>
    public IReadOnlyDictionary<string, string?> Settings(string? account = null) => _standIns.Configuration(account);

    /// <summary>What a host has to be told of one account, by the bare names of its options (<c>SecretKey</c>): for a connection store.</summary>
    /// <param name="integration">The service's key.</param>
    /// <param name="account">The account's name in the sandbox; null for the default account.</param>
    /// <exception cref="SandboxException">There is no such service or account.</exception>
    public SandboxAccount Account(string integration, string? account = null) => _standIns.Describe(integration, account);

    /// <summary>Stops it. Connections are cut, waiting webhooks are forgotten.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _webhooks.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync().ConfigureAwait(false);
        }

        _control?.Dispose();
        _sender.Dispose();
        _certificate?.Dispose();
        Certificate?.Dispose();
        _stopping.Dispose();
    }

    private Uri RootOf(string key) => _server!.RootOf(key);

    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "A mistake of the sandbox's own must not look like a fault of the service: it is answered in full."
    )]
    private async Task HandleAsync(SandboxServer server, HttpContext context)
    {
        try
        {
            await RouteAsync(server, context).ConfigureAwait(false);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync($"The sandbox itself failed: {e}", CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task RouteAsync(SandboxServer server, HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (path.StartsWith(SandboxControl.Prefix, StringComparison.Ordinal))
        {
            await _endpoints.HandleAsync(context, path[SandboxControl.Prefix.Length..]).ConfigureAwait(false);
            return;
        }

        IStandIn? standIn;
        if (server.KeyByPort.TryGetValue(context.Connection.LocalPort, out var key))
        {
            standIn = _standIns.Find(key);
        }
        else
        {
            var end = path.IndexOf('/', 1);
            standIn = _standIns.Find(end < 0 ? path[1..] : path[1..end]);
            path = end < 0 ? "/" : path[end..];
        }

        if (standIn is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        _activity.Enter();
        try
        {
            await _front.HandleAsync(standIn, context, path, RootOf(standIn.Key), _stopping.Token).ConfigureAwait(false);
        }
        catch (Exception e)
            when (e is OperationCanceledException or ConnectionAbortedException or ConnectionResetException or EndOfStreamException)
        {
            // The sandbox is stopping, or the caller went away in the middle of his request.
            context.Abort();
        }
        finally
        {
            _activity.Leave();
        }
    }
}
