using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Procur.Integrations.AspNetCore.Tests.Hosting;

/// <summary>Signs in whoever sends <c>Authorization: Test</c>.</summary>
public sealed class TestScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Test";

    public static void Add(WebApplicationBuilder builder, Action<AuthorizationOptions>? authorize = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddAuthentication(Name).AddScheme<AuthenticationSchemeOptions, TestScheme>(Name, null);
        builder.Services.AddAuthorization(policies => authorize?.Invoke(policies));
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization != Name)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim("name", "operator"), new Claim("sub", "op-1")], Name));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(person, Name)));
    }
}
