using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Procur.Integrations.Sandbox.Hosting;

/// <summary>Kestrel with a port for everything and, if asked, one for each service.</summary>
internal sealed class SandboxServer : IAsyncDisposable
{
    private const long MostOfBody = 64 * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly string _scheme;
    private readonly string _host;
    private readonly ListenOptions _main;
    private readonly Dictionary<string, ListenOptions> _own;

    private SandboxServer(WebApplication app, string scheme, string host, ListenOptions main, Dictionary<string, ListenOptions> own)
    {
        _app = app;
        _scheme = scheme;
        _host = host;
        _main = main;
        _own = own;
        KeyByPort = own.ToDictionary(x => x.Value.IPEndPoint!.Port, x => x.Key);
    }

    /// <summary>Where everything is.</summary>
    public Uri Address => AddressOf(_main);

    /// <summary>Which service has which port to itself.</summary>
    public IReadOnlyDictionary<int, string> KeyByPort { get; }

    /// <summary>Where a service's root is.</summary>
    public Uri RootOf(string key) => _own.TryGetValue(key, out var listen) ? AddressOf(listen) : new Uri(Address, key + "/");

    /// <summary>Starts to listen.</summary>
    /// <param name="options">Where.</param>
    /// <param name="keys">The services.</param>
    /// <param name="certificate">For HTTPS; null for HTTP.</param>
    /// <param name="handle">Answers a request, once the server that it came to is known.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SandboxException">The address is not one of this machine's, or is taken.</exception>
    public static async Task<SandboxServer> StartAsync(
        SandboxOptions options,
        IReadOnlyList<string> keys,
        X509Certificate2? certificate,
        Func<SandboxServer, HttpContext, Task> handle,
        CancellationToken cancellationToken
    )
    {
        var address = Parse(options.Url);
        ListenOptions? main = null;
        var own = new Dictionary<string, ListenOptions>();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.Configure<HostOptions>(x => x.ShutdownTimeout = TimeSpan.Zero);
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostOfBody;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(address, options.Url.Port, listen => main = Speak(listen, certificate));
            for (var i = 0; options.OwnPorts && i < keys.Count; i++)
            {
                var key = keys[i];
                var port = options.Url.Port == 0 ? 0 : options.Url.Port + 1 + i;
                kestrel.Listen(address, port, listen => own[key] = Speak(listen, certificate));
            }
        });
        var app = builder.Build();
        var started = new TaskCompletionSource<SandboxServer>(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Run(async context => await handle(await started.Task.ConfigureAwait(false), context).ConfigureAwait(false));
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new SandboxException($"The sandbox cannot listen at {options.Url}: {e.Message}");
        }

        var host = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? "127.0.0.1" : options.Url.Host;
        var server = new SandboxServer(app, certificate is null ? "http" : "https", host, main!, own);
        started.SetResult(server);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static IPAddress Parse(Uri url) =>
        IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) ? address
        : url.Host == "localhost" ? IPAddress.Loopback
        : throw new SandboxException($"The sandbox cannot listen at {url}; write an IP address of this machine or localhost.");

    // A reset must strike one call alone, so calls do not share a connection: no HTTP/2.
    private static ListenOptions Speak(ListenOptions listen, X509Certificate2? certificate)
    {
        listen.Protocols = HttpProtocols.Http1;
        return certificate is null ? listen : listen.UseHttps(certificate);
    }

    private Uri AddressOf(ListenOptions listen) => new($"{_scheme}://{_host}:{listen.IPEndPoint!.Port}/");
}
