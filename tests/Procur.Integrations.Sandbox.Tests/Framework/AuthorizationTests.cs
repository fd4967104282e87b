using System.Text;

namespace Procur.Integrations.Sandbox.Tests.Framework;

/// <summary>What a stand-in reads of an Authorization header, whatever the service.</summary>
public sealed class AuthorizationTests : SandboxTest
{
    private string Key => Sandbox.Account("stripe").Settings["SecretKey"]!;

    private string Basic => Convert.ToBase64String(Encoding.UTF8.GetBytes(Key + ":"));

    [Theory]
    [InlineData("Bearer {key}", 200)]
    [InlineData("bearer  {key} ", 200)]
    [InlineData("BASIC {basic}", 200)]
    [InlineData("{key}", 401)]
    [InlineData("Bearer", 401)]
    [InlineData("Bearer{key}", 401)]
    [InlineData("Basic {key}", 401)]
    public async Task The_schemes_case_and_blanks_about_the_token_do_not_count_and_all_else_does(string header, int status)
    {
        var request = Request(HttpMethod.Get, "v1/balance");
        request.Headers.Authorization = null;
        var shown = header.Replace("{key}", Key, StringComparison.Ordinal).Replace("{basic}", Basic, StringComparison.Ordinal);
        Assert.True(request.Headers.TryAddWithoutValidation("Authorization", shown));

        using var response = await Http.SendAsync(request, Token);

        Assert.Equal(status, (int)response.StatusCode);
    }
}
