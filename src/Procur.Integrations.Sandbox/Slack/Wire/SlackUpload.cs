using System.Net.Http.Headers;
using System.Text;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Slack.Wire;

/// <summary>The bytes of an upload: the body itself, or the first part of a multipart form, as the vendor's SDK sends them.</summary>
internal static class SlackUpload
{
    public static int LengthOf(StandInCall call)
    {
        var body = call.Body.Span;
        if (
            !MediaTypeHeaderValue.TryParse(call.Header("Content-Type"), out var type)
            || type.MediaType != "multipart/form-data"
            || type.Parameters.FirstOrDefault(x => x.Name == "boundary")?.Value?.Trim('"') is not { } boundary
        )
        {
            return body.Length;
        }

        var start = body.IndexOf("\r\n\r\n"u8);
        var end = start < 0 ? -1 : body[(start + 4)..].IndexOf(Encoding.UTF8.GetBytes("\r\n--" + boundary));
        return end < 0 ? body.Length : end;
    }
}
