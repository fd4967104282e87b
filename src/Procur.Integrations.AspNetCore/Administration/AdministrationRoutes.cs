using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>Where handlers are put.</summary>
internal sealed class AdministrationRoutes(IEndpointRouteBuilder group, AdministrationCall call)
{
    public void Get(string pattern, Func<HttpContext, Task<IResult>> answer) =>
        Map(HttpMethods.Get, pattern, (context, _) => answer(context));

    public void Put(string pattern, Func<HttpContext, string, Task<IResult>> answer) => Map(HttpMethods.Put, pattern, answer);

    public void Post(string pattern, Func<HttpContext, string, Task<IResult>> answer) => Map(HttpMethods.Post, pattern, answer);

    public void Delete(string pattern, Func<HttpContext, string, Task<IResult>> answer) => Map(HttpMethods.Delete, pattern, answer);

    private void Map(string method, string pattern, Func<HttpContext, string, Task<IResult>> answer) =>
        group.MapMethods(pattern, [method], context => call.AnswerAsync(context, answer));
}
