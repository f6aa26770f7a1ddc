namespace Fluxa.Contracts;

/// <summary>The queues that Fluxa's services share.</summary>
public static class FluxaQueues
{
    /// <summary>Ingest sends <see cref="IngestEvent"/> here; Processor receives.</summary>
    public const string ProcessEvent = "fluxa-process-event";
}
