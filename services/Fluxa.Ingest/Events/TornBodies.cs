using Fluxa.Ingest.Intake;

namespace Fluxa.Ingest.Events;

/// <summary>A body that broke off or whose chunks are malformed: nobody knows where the next request begins, so none is read from that connection.</summary>
internal static class TornBodies
{
    public static void CloseAfter(IntakeOutcome? outcome, HttpContext context)
    {
        if (outcome is IntakeOutcome.Unreadable && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }
    }
}
